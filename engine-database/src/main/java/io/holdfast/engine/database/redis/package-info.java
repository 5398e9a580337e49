/** Accounts in Redis and Valkey: access control lists, spoken in their own protocol. */
@NullMarked
package io.holdfast.engine.database.redis;

import org.jspecify.annotations.NullMarked;
