/** Tests of the commands on the exchange engine. */
@NullMarked
package io.holdfast.cli.exchange;

import org.jspecify.annotations.NullMarked;
