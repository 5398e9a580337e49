/** What a key may sign: rules over the parsed request, judged and remembered. */
@NullMarked
package io.holdfast.engine.exchange.policy;

import org.jspecify.annotations.NullMarked;
