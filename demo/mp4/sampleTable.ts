import { boxAt, Mp4Error, readBoxes, type Box } from './boxes';

const TABLE = ['mdia', 'minf', 'stbl'];

/** Where a track's pictures or sounds lie in the file: offsets of its chunks, bytes in all. */
export interface SampleTable {
	samples: number;
	sampleBytes: number;
	chunkOffsets: number[];
}

/** @throws {Mp4Error} when the tables are missing or longer than their boxes */
export function readSampleTable(file: Buffer, track: Box): SampleTable {
	const table = boxAt(file, track, TABLE);
	return { ...readSampleSizes(file, table), chunkOffsets: readChunkOffsets(file, table) };
}

function readSampleSizes(file: Buffer, table: Box): Omit<SampleTable, 'chunkOffsets'> {
	const sizes = boxAt(file, table, ['stsz']);
	const common = file.readUInt32BE(sizes.start + 4);
	const samples = file.readUInt32BE(sizes.start + 8);
	if (common !== 0) return { samples, sampleBytes: samples * common };
	const first = sizes.start + 12;
	if (first + samples * 4 > sizes.end)
		throw new Mp4Error(`"stsz" has no room for ${samples} sizes`);
	let sampleBytes = 0;
	for (let index = 0; index < samples; index++) sampleBytes += file.readUInt32BE(first + index * 4);
	return { samples, sampleBytes };
}

function readChunkOffsets(file: Buffer, table: Box): number[] {
	const box = readBoxes(file, table.start, table.end).find(
		({ type }) => type === 'stco' || type === 'co64',
	);
	if (box === undefined) throw new Mp4Error('no chunk offsets ("stco" or "co64")');
	const width = box.type === 'co64' ? 8 : 4;
	const count = file.readUInt32BE(box.start + 4);
	const first = box.start + 8;
	if (first + count * width > box.end) throw new Mp4Error(`"${box.type}" has no room for ${count}`);
	return Array.from({ length: count }, (_, index) => {
		const at = first + index * width;
		return width === 8 ? Number(file.readBigUInt64BE(at)) : file.readUInt32BE(at);
	});
}
