/** Commands on the exchange engine: keys of venues, their policies, signing, tokens, webhooks. */
@NullMarked
package io.holdfast.cli.exchange;

import org.jspecify.annotations.NullMarked;
