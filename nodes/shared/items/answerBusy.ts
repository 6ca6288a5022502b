import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers a call with HTTP 503, after which providers that repeat calls repeat it. Any other answer counts as delivered. */
export function answerBusy(n8n: IWebhookFunctions, body: IDataObject): IWebhookResponseData {
	n8n.getResponseObject().status(503).set('Retry-After', '30').json(body);
	return { noWebhookResponse: true };
}
