package io.holdfast.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All trees up to a size, and larger ones by chance, against the definitions themselves. */
class ProofPropertiesTest {
  private static final int ALL = 66;
  private static final int SOME = 1100;

  private final TreeHasher hasher = new TreeHasher();
  private final List<byte[]> entries = LogFixture.entries(0, SOME);
  private final NaiveTree naive = new NaiveTree(entries);
  private final TreeProver prover = new TreeProver(naive.subtrees(), hasher);

  @Test
  void everyInclusionProofIsTheDefinedOneAndVerifies() {
    for (int size = 1; size <= ALL; size++) {
      for (int index = 0; index < size; index++) {
        checkInclusion(index, size);
      }
    }
  }

  @Test
  void everyConsistencyProofIsTheDefinedOneAndVerifies() {
    for (int size = 0; size <= ALL; size++) {
      for (int old = 0; old <= size; old++) {
        checkConsistency(old, size);
      }
    }
  }

  @Test
  void proofsOfLargerTreesAreTheDefinedOnesToo() {
    Random random = new Random(6962);
    for (int i = 0; i < 300; i++) {
      int size = 1 + random.nextInt(SOME);
      checkInclusion(random.nextInt(size), size);
      checkConsistency(1 + random.nextInt(size), size);
    }
  }

  @Test
  void aProofWithAnythingChangedDoesNotVerify() {
    for (int size = 2; size <= 20; size++) {
      Hash root = naive.root(0, size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = prover.inclusion(index, size);
        Hash leaf = hasher.leaf(entries.get(index));
        Hash otherLeaf = hasher.leaf(entries.get(index + 1));
        assertThat(proof.verify(hasher, otherLeaf, root)).isFalse();
        for (List<Hash> path : changed(proof.path())) {
          assertThat(new InclusionProof(index, size, path).verify(hasher, leaf, root)).isFalse();
        }
        assertThat(new InclusionProof(size, size, proof.path()).verify(hasher, leaf, root))
            .isFalse();
        assertThat(new InclusionProof(-1, size, proof.path()).verify(hasher, leaf, root)).isFalse();
      }
      for (int old = 1; old < size; old++) {
        Hash oldRoot = naive.root(0, old);
        ConsistencyProof proof = prover.consistency(old, size);
        for (List<Hash> path : changed(proof.path())) {
          assertThat(new ConsistencyProof(old, size, path).verify(hasher, oldRoot, root)).isFalse();
        }
        assertThat(proof.verify(hasher, hasher.empty(), root)).isFalse();
        assertThat(proof.verify(hasher, oldRoot, oldRoot)).isFalse();
        assertThat(new ConsistencyProof(size, old, proof.path()).verify(hasher, oldRoot, root))
            .isFalse();
      }
    }
  }

  @Test
  void theRootOfLeavesThatStreamPastIsTheDefinedOne() {
    CompactRange range = new CompactRange(hasher);
    for (int size = 0; size < SOME; size++) {
      assertThat(range.size()).isEqualTo(size);
      if (size < ALL || size > SOME - 3) {
        assertThat(range.root()).isEqualTo(naive.root(0, size)).isEqualTo(prover.root(size));
      }
      range.append(hasher.leaf(entries.get(size)));
    }
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    assertThatThrownBy(() -> prover.inclusion(5, 5)).hasMessage("no leaf 5 in a tree of size 5");
    assertThatThrownBy(() -> prover.inclusion(-1, 5)).hasMessageContaining("no leaf -1");
    assertThatThrownBy(() -> prover.consistency(6, 5))
        .hasMessage("a tree of size 5 has no earlier state of size 6");
    assertThatThrownBy(() -> prover.root(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    assertThatThrownBy(
            () -> hasher.complete(List.of(hasher.empty(), hasher.empty(), hasher.empty())))
        .hasMessageContaining("power of two");
  }

  private void checkInclusion(int index, int size) {
    InclusionProof proof = prover.inclusion(index, size);
    assertThat(proof.path()).isEqualTo(naive.path(index, 0, size));
    Hash leaf = hasher.leaf(entries.get(index));
    assertThat(proof.verify(hasher, leaf, naive.root(0, size))).isTrue();
  }

  private void checkConsistency(int old, int size) {
    ConsistencyProof proof = prover.consistency(old, size);
    if (old > 0) {
      assertThat(proof.path()).isEqualTo(naive.proof(old, size));
    }
    assertThat(proof.verify(hasher, naive.root(0, old), naive.root(0, size))).isTrue();
  }

  /** The path with each hash changed, one missing, and one too many. */
  private List<List<Hash>> changed(List<Hash> path) {
    List<List<Hash>> changed = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<Hash> other = new ArrayList<>(path);
      other.set(i, hasher.empty());
      changed.add(other);
    }
    if (!path.isEmpty()) {
      changed.add(path.subList(0, path.size() - 1));
    }
    List<Hash> longer = new ArrayList<>(path);
    longer.add(hasher.empty());
    changed.add(longer);
    return changed;
  }
}
