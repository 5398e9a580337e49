/**
 * The secrets engine {@code database}: accounts that are made when somebody asks for them and
 * removed when their lease ends, and accounts whose password is changed by itself.
 *
 * <p>Stored are connections ({@code config/<name>}), roles ({@code role/<name>}), and static roles
 * ({@code static-role/<name>}; {@code static-new/<name>} until their first secret is set). A secret
 * that is to be set in a database is stored before as pending, and takes the place of the one
 * before once it is set: whatever happens in between, the two are all that can be valid, and it is
 * tried again until it is done. Connections are kept in memory, by the version of their settings.
 */
@NullMarked
package io.holdfast.engine.database;

import org.jspecify.annotations.NullMarked;
