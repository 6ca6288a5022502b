import { faultMatrix } from './matrix';
import { isOwn } from './operation';

faultMatrix(isOwn);
