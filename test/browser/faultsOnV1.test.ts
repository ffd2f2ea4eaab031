import { testFaults } from './faultMatrix.js';

testFaults('v1');
