package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.descriptor.DerivedScript;

/**
 * A script of a wallet.
 *
 * @param place where it lies
 * @param derived the script with all that spending it takes, keys and their origins included
 * @param address its address on the wallet's network
 */
public record WalletScript(Place place, DerivedScript derived, Address address) {}
