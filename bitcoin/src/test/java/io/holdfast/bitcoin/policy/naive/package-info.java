/**
 * A second evaluator of transaction policies, naive and slow, that shares no class with the
 * program: it reads the bytes of PSBTs, the text of descriptors and the maps of policies by itself.
 * Random transactions are judged by both, and every difference is a mistake of one of them.
 */
@NullMarked
package io.holdfast.bitcoin.policy.naive;

import org.jspecify.annotations.NullMarked;
