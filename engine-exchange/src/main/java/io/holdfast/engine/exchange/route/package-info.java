/** What the paths of this engine have in common: names in them, and how a wrong field is told. */
@NullMarked
package io.holdfast.engine.exchange.route;

import org.jspecify.annotations.NullMarked;
