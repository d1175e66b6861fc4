/** Shared by the servers that use SQLite. */
package org.socketlab.socketserver.sqlite;
