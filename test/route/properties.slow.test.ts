import { describeProperties } from './properties.suite.ts';

describeProperties(3_000);
