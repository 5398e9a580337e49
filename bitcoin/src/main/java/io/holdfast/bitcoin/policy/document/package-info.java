/** Documents: plain maps as JSON has them, read strictly, and their canonical bytes. */
@NullMarked
package io.holdfast.bitcoin.policy.document;

import org.jspecify.annotations.NullMarked;
