/**
 * Brings a Base URL to the part before the version: users paste it with `/v1`, with a task path such as
 * `/v1/videos/videos`, or with that of the model center (`/v2/model-center/tasks`).
 */
export function cleanBaseUrl(baseUrl: string): string {
	return baseUrl
		.replace(/[?#].*$/, '')
		.replace(/\/v[12](\/.*)?$/, '')
		.replace(/\/+$/, '');
}
