/**
 * Files in which other programs keep wallets or take them: read to descriptors, and written from
 * them. JSON is a document of maps, lists, texts and numbers here; its syntax is the caller's
 * affair. Nothing private is read: a file that holds a private key or a seed is refused.
 */
@NullMarked
package io.holdfast.bitcoin.format;

import org.jspecify.annotations.NullMarked;
