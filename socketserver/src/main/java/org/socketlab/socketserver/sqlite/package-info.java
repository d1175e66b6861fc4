/** What the servers that keep something in SQLite share. */
package org.socketlab.socketserver.sqlite;
