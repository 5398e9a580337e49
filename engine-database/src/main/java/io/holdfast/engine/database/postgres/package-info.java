/** Accounts in PostgreSQL. */
@NullMarked
package io.holdfast.engine.database.postgres;

import org.jspecify.annotations.NullMarked;
