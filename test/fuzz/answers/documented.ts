import type { VideoProvider } from '../../../nodes/shared/provider/contract';
import { KITS } from '../../providers';
import type { DocumentedAnswers } from '../../providers/answers';
import type { ProviderKit } from '../../providers/kit';

export const KEY = 'fuzz-key-7f3a91c2d4';

/** Ids of other jobs, which may turn up in answers. */
export const OTHER_IDS = [
	'40417734',
	'job_000000000000',
	'prj_other',
	'proj_99999',
	'1',
	'e7c0a7b2',
];

export interface ProviderAnswers extends DocumentedAnswers {
	provider: VideoProvider;
	/** Of a credential; `KEY` is to be found nowhere but in requests. */
	credential: Record<string, string>;
	/** Of the runs of a fuzzer: forms of one provider share theirs, since one piece of code reads them all. */
	share: number;
}

/** The runs that all forms of one provider have together, in those of any other provider. */
const RUNS_OF_ALL_FORMS = 4;

/** What each provider answers, by its documentation. One that its credential decides on is there in each form. */
export const PROVIDERS: readonly ProviderAnswers[] = KITS.flatMap(formsOf);

function formsOf({
	provider,
	keyField,
	answers,
	jobs,
	credentialFields,
	baseUrlField,
}: ProviderKit): ProviderAnswers[] {
	const given = { [keyField]: KEY, baseUrl: 'https://api.example.org' };
	const { forCredential } = provider;
	if (!forCredential) return [{ ...answers, provider, credential: given, share: 1 }];
	const forms = Object.keys(jobs);
	const share = Math.min(1, RUNS_OF_ALL_FORMS / forms.length);
	return forms.map((jobType) => {
		const address = { [baseUrlField(jobType)]: given.baseUrl };
		const credential = { ...given, ...address, ...credentialFields?.(jobType) };
		const documented = answers.documented.filter((answer) => answer.jobType === jobType);
		return { ...answers, documented, provider: forCredential(credential), credential, share };
	});
}
