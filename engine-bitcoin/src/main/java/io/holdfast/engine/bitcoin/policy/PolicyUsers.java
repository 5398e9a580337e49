package io.holdfast.engine.bitcoin.policy;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import java.util.SortedMap;

/** Knows which wallets a policy is in force for. */
@FunctionalInterface
public interface PolicyUsers {
  /** The networks of those wallets, by the wallets' names. */
  SortedMap<String, Network> of(StorageView storage, String policy);
}
