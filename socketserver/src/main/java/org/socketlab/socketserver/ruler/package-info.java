/** The sample site's program to download: it writes the site's large text, and measures a copy. */
package org.socketlab.socketserver.ruler;
