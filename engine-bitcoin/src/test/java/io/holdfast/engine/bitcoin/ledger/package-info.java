@NullMarked
package io.holdfast.engine.bitcoin.ledger;

import org.jspecify.annotations.NullMarked;
