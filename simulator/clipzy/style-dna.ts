import type { Core } from '../core/core';

/** The style of a video: the same video always has the same one. */
export function styleDna(core: Core, videoId: string, createdAt: string) {
	const random = core.randomness.stream(`clipzy/style/${videoId}`);
	const grade = () => random.integer(-100, 100);
	return {
		version: '1.0',
		color_grade: {
			temperature: grade(),
			tint: grade(),
			saturation: grade(),
			contrast: grade(),
			highlights: grade(),
			shadows: grade(),
		},
		aspect_ratio: random.pick(['16:9', '9:16', '1:1']),
		frame_rate: random.pick([24, 30, 60]),
		audio_style: {
			normalization_level: random.integer(50, 100) / 100,
			compression_ratio: random.integer(2, 8),
			bass_boost: random.integer(0, 100),
			enhance_speech: random.next() < 0.5,
		},
		cut_frequency: random.integer(10, 300) / 10,
		motion_intensity: random.integer(0, 100),
		zoom_usage: random.integer(0, 100),
		primary_transition: {
			type: random.pick(['cut', 'fade', 'wipe']),
			duration_ms: random.integer(1, 10) * 100,
			easing: random.pick(['linear', 'ease-in-out']),
		},
		text_overlays: [],
		use_subtitles: false,
		detected_beats: Array.from({ length: 4 }, (_, beat) => ({
			timestamp_ms: beat * 500,
			confidence: random.integer(60, 99) / 100,
			frequency: random.pick(['bass', 'mid', 'treble']),
		})),
		tempo_bpm: random.integer(80, 160),
		music_genre: random.pick(['pop', 'electronic', 'ambient']),
		created_at: createdAt,
		source_duration_seconds: 60,
		extraction_confidence: random.integer(70, 99) / 100,
	};
}
