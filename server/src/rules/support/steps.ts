export { pathFrom, runSteps as stepsOf, type Step, variable, wordValue } from '../../model/run-steps.ts';
