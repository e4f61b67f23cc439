import type { Embedded } from '../from/html.ts';
import type { Place } from '../from/found.ts';

/** A story of another tool, as far as both tools mean the same. All texts are HTML. */
export interface ForeignStory {
  /** What the tool is called, for the report. */
  tool: string;
  title: string;
  description: string;
  byline: string;
  /** What the original says of its sources. */
  sources: string;
  locale: string;
  projection: 'globe' | 'mercator';
  chapters: Chapter[];
  /** Whether a line runs from each place to the next. */
  isConnected: boolean;
  /** What was there and is not carried over. */
  left: Left[];
}

export interface Chapter {
  place: Place;
  id: string;
  /** Empty where it has none. */
  heading: string;
  text: string;
  date: string;
  /** By hand, or all places of the story; undefined where the map stays as it is. */
  camera: Camera | 'all' | undefined;
  /** A mark in the middle of the map, with its name. */
  marker: { name: string; at: [longitude: number, latitude: number] } | undefined;
  images: Picture[];
  /** Names of layers that are to be seen, with their opacity, 0 … 1. */
  layers: Record<string, number>;
}

export interface Camera {
  center: [longitude: number, latitude: number];
  /** As of 512-pixel tiles. */
  zoom: number;
  bearing: number;
  pitch: number;
}

export interface Picture extends Embedded {
  caption: string;
  credit: string;
}

/** Something that is not carried over, and why or what to do about it. */
export interface Left {
  place?: Place;
  what: string;
}
