import { testAnswers } from './answers.js';

testAnswers('v3');
