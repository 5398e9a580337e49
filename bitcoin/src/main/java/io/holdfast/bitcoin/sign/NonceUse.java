package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.musig2.PublicNonce;

/**
 * The only thing that a nonce may sign.
 *
 * @param slot whose nonce it is, for which aggregate key, in which leaf
 * @param sighash the hash that is signed, 32 bytes
 * @param nonce its public half
 */
public record NonceUse(PsbtSlot slot, Bytes sighash, PublicNonce nonce) {}
