/**
 * The secrets engine {@code bitcoin}: the paths over module {@code bitcoin}, a room each, a class
 * for each path.
 *
 * <pre>
 *   key, share       keys, their states, backups and children
 *   wallet, bsms     wallets over keys, their addresses and files, and setting them up together
 *   policy, change   transaction policies in versions, and changes that need a quorum
 *   ledger, balance  what left each wallet and when; what it is worth
 *   judge            what a policy says of a transaction, by what holds now
 *   request          signatures that wait for people and time
 *   webhook          services outside that decide
 *   receipt          signed receipts of decisions
 *   psbt, musig      the roles of a PSBT; signing together in two rounds
 *   sign, message    signatures of transactions and messages, and what comes before them
 *   simulate         policies over history
 *   route            what the paths have in common
 * </pre>
 */
@NullMarked
package io.holdfast.engine.bitcoin;

import org.jspecify.annotations.NullMarked;
