/**
 * What a kind of database has to do for the engine: open a connection's settings, and make, change
 * and remove accounts.
 */
@NullMarked
package io.holdfast.engine.database.product;

import org.jspecify.annotations.NullMarked;
