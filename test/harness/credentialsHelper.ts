import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
} from 'n8n-workflow';
import { KITS } from '../providers';

const TYPES: readonly ICredentialType[] = KITS.flatMap(({ credentials }) => credentials);

/** Credentials of a test, by type. */
export type TestCredentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * Hands a test's credentials to the engine and applies each type's own `authenticate`, with the one
 * expression form that our credential types use.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	constructor(private readonly credentials: TestCredentials) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = credentialType(typeName);
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const headers = Object.entries(authenticate.properties.headers ?? {}).map(
			([name, value]): [string, string] => [name, fillIn(String(value), credentials)],
		);
		return { ...options, headers: { ...options.headers, ...Object.fromEntries(headers) } };
	}

	/**
	 * As n8n's own helper does it: a token is fetched while there is none and when a request was refused,
	 * and kept with the credential.
	 */
	async preAuthentication(
		helpers: Parameters<ICredentialsHelper['preAuthentication']>[0],
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = credentialType(typeName);
		const token = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!preAuthentication || !token) return undefined;
		if (credentials[token.name] !== '' && !credentialsExpired) return undefined;
		const output = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output[token.name] === undefined) return undefined;
		Object.assign(this.stored(typeName), output);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('The nodes under test read decrypted credentials only');
	}

	async getDecrypted(
		_additionalData: unknown,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults = credentialType(type).properties.map(({ name, default: value }) => [
			name,
			value,
		]);
		return {
			...(Object.fromEntries(defaults) as ICredentialDataDecryptedObject),
			...this.stored(type),
		};
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string) {
		return credentialType(type).properties;
	}

	/** The test's own object stands for n8n's database: a renewed token is found there by the next run. */
	private stored(type: string): ICredentialDataDecryptedObject {
		const credential = this.credentials[type];
		if (!credential) throw new Error(`The test gives no credential of type '${type}'`);
		return credential;
	}
}

function credentialType(name: string): ICredentialType {
	const type = TYPES.find((candidate) => candidate.name === name);
	if (!type) throw new Error(`No credential type '${name}' in the test harness`);
	return type;
}

/** `={{ $credentials.apiKey }}`, also with text around it: `=Bearer {{$credentials.apiKey}}`. */
function fillIn(template: string, credentials: ICredentialDataDecryptedObject): string {
	return template
		.replace(/^=/, '')
		.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, field: string) =>
			String(credentials[field] ?? ''),
		);
}
