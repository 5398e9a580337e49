/**
 * What the paths of this engine have in common: how things are named in them, and how what is wrong
 * with a field is told.
 */
@NullMarked
package io.holdfast.engine.bitcoin.route;

import org.jspecify.annotations.NullMarked;
