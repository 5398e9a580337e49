/** From a judged request to one that carries its signature. */
@NullMarked
package io.holdfast.engine.exchange.sign;

import org.jspecify.annotations.NullMarked;
