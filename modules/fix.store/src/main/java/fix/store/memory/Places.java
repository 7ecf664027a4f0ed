package fix.store.memory;

import java.util.Arrays;

/** A growing list of places on a {@link Tape}. Not thread-safe. */
final class Places {
    private int[] places = new int[16];
    private int size;

    void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    int get(int i) {
        return places[i];
    }

    int size() {
        return size;
    }
}
