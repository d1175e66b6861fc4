/**
 * The chat in an SQLite database.
 *
 * <ul>
 *   <li>{@link SqliteStore}: a store in a {@link ChatFolder}
 *   <li>{@link Tables}: what is read; {@link Changes}: what is written
 *   <li>{@link Commits}: when a {@link PendingChange} is on disk
 *   <li>{@link Bookmark}: how far a copy of another store is
 * </ul>
 */
package org.socketlab.socketserver.chat.sqlite;
