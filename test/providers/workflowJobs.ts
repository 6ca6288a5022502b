/** Parameters of a node, as a workflow file has them. */
type Parameters = Record<string, unknown>;

/** A job that a workflow submits with a mark, by which a test finds its request and its job at the simulator. */
export interface MarkedJob {
	jobType: string;
	/** Parameters of Submit. What is sent contains the mark. */
	parameters(mark: string): Parameters;
}

/** What the chaos test orders from a provider with one item. */
export interface Order {
	/** Found nowhere else, so that the job can be found at the provider by what was sent. */
	token: string;
	/** How long the provider takes. */
	seconds: number;
	/** How many videos the job makes, where the provider makes more than one. */
	videos: number;
}

/** How the chaos test submits jobs: one item for each order, and parameters that read the item. */
export interface ChaosJob {
	makesSeveralVideos: boolean;
	item(order: Order): Parameters;
	/** Parameters of Submit. */
	parameters: Parameters;
	/** The item has the text of a file in `content` and its name in `fileName`, and Submit takes it as binary data. */
	takesFile?: boolean;
}

/** The request for the videos of a job: either the answer links to them or it is the one video. */
export interface FileQuestion {
	path(job: { jobType: string; jobId: string }): string;
	headers(key: string): Record<string, string>;
}

export function bearer(key: string): Record<string, string> {
	return { authorization: `Bearer ${key}` };
}

/** A link for a source, with the mark in it. */
export function sourceOf(mark: string): string {
	return `https://media.example.org/${mark}.mp4`;
}

/** A prompt with the mark in it. */
export function promptOf(mark: string): string {
	return `A paper boat crosses a rain puddle, take ${mark}`;
}
