package io.holdfast.scan.anchor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The automaton of Aho and Corasick over bytes, as one table: a look-up for each byte of the text,
 * however many literals there are. Letters of ASCII count alike in both cases; who cares for the
 * case compares where a literal was found.
 */
public final class AnchorAutomaton {
  /** Is told where literals were found. */
  public interface Listener {
    /** The literal of that number ends before {@code end}. */
    void found(int literal, int end);
  }

  private final byte[] classes = new byte[256];
  private final int shift;
  private final int[] table;
  private final int firstAccepting;
  private final int[][] accepted;

  /** An automaton for these literals, whose numbers are their places in the list. */
  public AnchorAutomaton(List<byte[]> literals) {
    int count = classify(literals);
    shift = 32 - Integer.numberOfLeadingZeros(count - 1);
    Trie trie = new Trie(1 << shift);
    for (int i = 0; i < literals.size(); i++) {
      trie.add(literals.get(i), i);
    }
    trie.close();
    int states = trie.next.size();
    int[] names = trie.acceptingLast();
    firstAccepting = trie.firstAccepting << shift;
    accepted = new int[states - trie.firstAccepting][];
    table = new int[states << shift];
    for (int state = 0; state < states; state++) {
      int row = names[state];
      for (int c = 0; c < 1 << shift; c++) {
        table[(row << shift) | c] = names[trie.next.get(state)[c]] << shift;
      }
      if (row >= trie.firstAccepting) {
        accepted[row - trie.firstAccepting] =
            trie.outputs.get(state).stream().mapToInt(Integer::intValue).toArray();
      }
    }
  }

  /** Numbers the bytes that occur in literals from 1; returns the number of classes. */
  private int classify(List<byte[]> literals) {
    int next = 1;
    for (byte[] literal : literals) {
      for (byte b : literal) {
        int folded = fold(b);
        if (classes[folded] == 0) {
          classes[folded] = (byte) next++;
        }
      }
    }
    for (int b = 'A'; b <= 'Z'; b++) {
      classes[b] = classes[b + 32];
    }
    return next;
  }

  private static int fold(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
  }

  /** Tells of all literals that end in the range. */
  public void run(byte[] bytes, int from, int to, Listener listener) {
    int[] next = table;
    byte[] kinds = classes;
    int accepting = firstAccepting;
    int state = 0;
    for (int i = from; i < to; i++) {
      state = next[state | kinds[bytes[i] & 0xff]];
      if (state >= accepting) {
        for (int literal : accepted[(state - accepting) >> shift]) {
          listener.found(literal, i + 1);
        }
      }
    }
  }

  /** The number of states, for those who wonder about its memory. */
  public int states() {
    return table.length >> shift;
  }

  private final class Trie {
    private final int width;
    private final List<int[]> next = new ArrayList<>();
    private final List<List<Integer>> outputs = new ArrayList<>();
    private int firstAccepting;

    Trie(int width) {
      this.width = width;
      grow();
    }

    private int grow() {
      int[] row = new int[width];
      Arrays.fill(row, -1);
      next.add(row);
      outputs.add(new ArrayList<>());
      return next.size() - 1;
    }

    void add(byte[] literal, int number) {
      if (literal.length == 0) {
        throw new IllegalArgumentException("an empty literal would be found everywhere");
      }
      int state = 0;
      for (byte b : literal) {
        int c = classes[fold(b)];
        if (next.get(state)[c] < 0) {
          next.get(state)[c] = grow();
        }
        state = next.get(state)[c];
      }
      outputs.get(state).add(number);
    }

    /** Fills in where each state goes when the literal it follows ends. */
    void close() {
      int[] fallback = new int[next.size()];
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      for (int c = 0; c < width; c++) {
        int child = next.getFirst()[c];
        if (child < 0) {
          next.getFirst()[c] = 0;
        } else {
          queue.add(child);
        }
      }
      while (!queue.isEmpty()) {
        int state = queue.remove();
        outputs.get(state).addAll(outputs.get(fallback[state]));
        for (int c = 0; c < width; c++) {
          int child = next.get(state)[c];
          int other = next.get(fallback[state])[c];
          if (child < 0) {
            next.get(state)[c] = other;
          } else {
            fallback[child] = other;
            queue.add(child);
          }
        }
      }
    }

    /** New names of the states, such that those that accept come last. */
    int[] acceptingLast() {
      int[] names = new int[next.size()];
      int name = 0;
      for (int state = 0; state < names.length; state++) {
        if (outputs.get(state).isEmpty()) {
          names[state] = name++;
        }
      }
      firstAccepting = name;
      for (int state = 0; state < names.length; state++) {
        if (!outputs.get(state).isEmpty()) {
          names[state] = name++;
        }
      }
      return names;
    }
  }

  /** A literal's bytes, one for each character up to U+00FF. */
  public static byte[] literal(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
