import { z } from 'zod';
import type { Simulator } from '../simulator/simulator';

const answerSchema = z.object({
	videos: z.array(z.object({ videoId: z.coerce.string(), videoUrl: z.string().url() })),
});

async function sizeOf(url: string): Promise<number> {
	const response = await fetch(url, { method: 'HEAD' });
	if (!response.ok) throw new Error(`The simulator answered HEAD ${url} with ${response.status}`);
	return Number(response.headers.get('content-length'));
}

/**
 * The bytes of each clip of all Vizard projects, by the clip's id, as the simulator itself tells: what came
 * out of n8n is held against this, so it must not come from n8n.
 */
export async function servedSizes(simulator: Simulator): Promise<Map<string, number>> {
	const sizes = new Map<string, number>();
	for (const { id } of await simulator.control.jobs({ provider: 'vizard' })) {
		const response = await fetch(`${simulator.baseUrl('vizard')}/project/query/${id}`, {
			headers: { VIZARDAI_API_KEY: simulator.apiKey('vizard') },
		});
		const { videos } = answerSchema.parse(await response.json());
		for (const { videoId, videoUrl } of videos) sizes.set(videoId, await sizeOf(videoUrl));
	}
	return sizes;
}
