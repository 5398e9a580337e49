package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.Attestation;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may be paid; what is proven to be the wallet's own needs no leave. Of the fields that are
 * there, one must allow an output.
 *
 * @param addresses {@code destinations}: these
 * @param descriptors {@code destination_descriptors}: what is proven to be derived from these
 * @param wallets {@code destination_wallets}: what is proven to be of these wallets, by name
 * @param attestors {@code attestors}: what one of these keys has attested
 */
public record Destinations(
    Optional<AddressList> addresses,
    Optional<DescriptorList> descriptors,
    Optional<List<String>> wallets,
    Optional<List<PublicKey>> attestors)
    implements Limit {
  static final String FIELD = "destinations";
  private static final String DESCRIPTORS = "destination_descriptors";
  private static final String WALLETS = "destination_wallets";
  private static final String ATTESTORS = "attestors";
  private static final int MAX = 100;
  private static final int MAX_NAME = 200;

  static Optional<Limit> read(Fields fields) {
    Destinations limit =
        new Destinations(
            AddressList.read(fields, FIELD),
            DescriptorList.read(fields, DESCRIPTORS),
            fields.texts(WALLETS, MAX, MAX_NAME),
            fields.texts(ATTESTORS, MAX, MAX_NAME, PublicKey::parse));
    boolean any =
        limit.addresses.isPresent()
            || limit.descriptors.isPresent()
            || limit.wallets.isPresent()
            || limit.attestors.isPresent();
    return any ? Optional.of(limit) : Optional.empty();
  }

  @Override
  public void write(Map<String, Object> document) {
    addresses.ifPresent(list -> document.put(FIELD, list.texts()));
    descriptors.ifPresent(list -> document.put(DESCRIPTORS, list.value()));
    wallets.ifPresent(list -> document.put(WALLETS, list));
    attestors.ifPresent(
        list -> document.put(ATTESTORS, list.stream().map(PublicKey::toString).toList()));
  }

  /** The addresses and descriptors that are of other networks than the given one. */
  public List<String> elsewhere(Network network) {
    List<String> elsewhere = new ArrayList<>();
    addresses.ifPresent(list -> elsewhere.addAll(list.elsewhere(network)));
    descriptors.ifPresent(list -> elsewhere.addAll(list.elsewhere(network)));
    return elsewhere;
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<OutputFact> others =
        facts.transaction().foreignOutputs().stream()
            .filter(output -> !allows(output, facts))
            .toList();
    return List.of(
        RuleTrace.of(
            FIELD,
            others.isEmpty(),
            addresses.map(AddressList::texts).orElse(List.of()),
            others.stream().map(OutputFact::destination).distinct().toList(),
            "address",
            others.isEmpty()
                ? "every output is the wallet's own or goes to an allowed destination"
                : others.stream().map(Destinations::explain).collect(Collectors.joining(", "))));
  }

  private boolean allows(OutputFact output, DecisionFacts facts) {
    Network network = facts.transaction().network();
    return addresses.filter(list -> list.contains(network, output.script())).isPresent()
        || output.wallet().flatMap(name -> wallets.filter(l -> l.contains(name))).isPresent()
        || descriptors.filter(list -> list.contains(network, output)).isPresent()
        || (attestors.isPresent() && isAttested(output, attestors.get(), facts));
  }

  private static boolean isAttested(
      OutputFact output, List<PublicKey> attestors, DecisionFacts facts) {
    Circumstances circumstances = facts.circumstances();
    return output.address().isPresent()
        && circumstances.attestations().stream()
            .filter(each -> each.address().equals(output.address().get()))
            .filter(each -> each.network() == facts.transaction().network())
            .filter(
                each -> each.expires().filter(end -> !circumstances.time().isBefore(end)).isEmpty())
            .filter(each -> attestors.contains(each.attestor()))
            .anyMatch(Attestation::isGenuine);
  }

  private static String explain(OutputFact output) {
    return "output "
        + output.index()
        + " pays "
        + output.amount()
        + " sat to "
        + output.destination()
        + ", which is neither an allowed destination nor proven to be the wallet's own";
  }
}
