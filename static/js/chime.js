// Two round notes, made here: soft, no alarm, no file to fetch.

const LOUD = 0.12;
const APART = 0.28; // seconds between the two
const LASTS = 0.9;

export const RISES = [523.3, 659.3]; // do, mi
export const FALLS = [659.3, 523.3];

export function chime(sound, notes) {
  notes.forEach((pitch, rank) => play(sound, pitch, sound.currentTime + rank * APART));
}

function play(sound, pitch, start) {
  const note = new OscillatorNode(sound, { type: "sine", frequency: pitch });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUD, start + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + LASTS);
  note.connect(volume).connect(sound.destination);
  note.start(start);
  note.stop(start + LASTS);
}
