import { serveVectors } from './serve-vectors';

serveVectors();
