/** Credentials of nodes: lnd, Core Lightning, bitcoind. */
@NullMarked
package io.holdfast.scan.detect.node;

import org.jspecify.annotations.NullMarked;
