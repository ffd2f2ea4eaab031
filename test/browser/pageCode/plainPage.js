import * as library from 'cx-callback';

window.library = library;
