/**
 * Statements that operators write for roles: cut into single ones, and filled with names and
 * secrets.
 */
@NullMarked
package io.holdfast.engine.database.statement;

import org.jspecify.annotations.NullMarked;
