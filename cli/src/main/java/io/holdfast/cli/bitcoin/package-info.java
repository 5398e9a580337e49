/** Commands on the bitcoin engine: keys, wallets, policies and signing. */
@NullMarked
package io.holdfast.cli.bitcoin;

import org.jspecify.annotations.NullMarked;
