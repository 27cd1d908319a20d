import { serveTasks } from '#platform/threads/serve-tasks';
import { drawConfirmation } from './draw-confirmation';

serveTasks(drawConfirmation);
