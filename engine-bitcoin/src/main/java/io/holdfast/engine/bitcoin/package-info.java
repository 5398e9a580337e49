/**
 * The secrets engine {@code bitcoin}: the paths over module {@code bitcoin}, one class each.
 *
 * <table>
 * <caption>Paths below the mount</caption>
 * <tr><td>{@code keys/:name}</td><td>{@link io.holdfast.engine.bitcoin.KeyPath}</td></tr>
 * <tr><td>{@code keys/:name/xpub}</td><td>{@link io.holdfast.engine.bitcoin.XpubPath}</td></tr>
 * <tr><td>{@code keys/:name/export}</td><td>{@link io.holdfast.engine.bitcoin.ExportPath}</td></tr>
 * <tr><td>{@code policies/:name}</td><td>{@link io.holdfast.engine.bitcoin.PolicyPath}</td></tr>
 * <tr><td>{@code wallets/:name}</td><td>{@link io.holdfast.engine.bitcoin.WalletPath}</td></tr>
 * <tr><td>{@code wallets/:name/address}</td>
 *     <td>{@link io.holdfast.engine.bitcoin.AddressPath}</td></tr>
 * <tr><td>{@code wallets/:name/sign}</td><td>{@link io.holdfast.engine.bitcoin.SignPath}</td></tr>
 * </table>
 */
@NullMarked
package io.holdfast.engine.bitcoin;

import org.jspecify.annotations.NullMarked;
