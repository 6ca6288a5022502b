import { faultMatrix } from './matrix';

faultMatrix((operation) => operation === 'wait');
