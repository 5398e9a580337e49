/** Accounts in MySQL and MariaDB. */
@NullMarked
package io.holdfast.engine.database.mysql;

import org.jspecify.annotations.NullMarked;
