/**
 * What left each wallet, and when: the record that limits over time are held against. An amount is
 * reserved here before its signature is made, in the transaction that decides.
 *
 * <p>It belongs to the descriptor, as coins do: wallets that share one share its ledger, and a
 * wallet that is deleted and made anew goes on with it. Names in storage keys are HMACs under a
 * salt of the mount, since keys are not encrypted and nobody who reads the disk should learn which
 * transactions and addresses a wallet had to do with.
 */
@NullMarked
package io.holdfast.engine.bitcoin.ledger;

import org.jspecify.annotations.NullMarked;
