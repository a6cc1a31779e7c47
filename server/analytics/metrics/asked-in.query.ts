// What a question of a product needs to know of its workspace.
export { loadAskedIn } from '../questions/asked-in.query.ts';
