/** Secrets of databases: the packaged program against real database servers. */
@NullMarked
package io.holdfast.acceptance.database;

import org.jspecify.annotations.NullMarked;
