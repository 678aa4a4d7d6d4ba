import type { HomeView, KnownBlock, MessageMetadata, ModalView } from "@slack/types";

/** A chart of `data_visualization`; missing from @slack/types 3.2 (docs.slack.dev, data-visualization-block). */
interface DataPoint {
  label: string;
  value: number;
}
interface PieChart {
  type: "pie";
  segments: DataPoint[];
}
interface AxisChart {
  type: "bar" | "line" | "area";
  series: { name: string; data: DataPoint[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}
export interface DataVisualizationBlock {
  type: "data_visualization";
  block_id?: string;
  title: string;
  chart: PieChart | AxisChart;
}

export type JudgedBlock = KnownBlock | DataVisualizationBlock;

/** The part of chat.postMessage that people see, and the metadata that goes with it. */
export interface SlackMessagePayload {
  text?: string;
  blocks?: JudgedBlock[];
  metadata?: MessageMetadata;
}

/**
 * A modal with its blocks narrowed: @slack/types lets any object pass as a block.
 * `submit_disabled` and the like belong to other view types and stay out.
 */
export interface SlackModalPayload extends Omit<ModalView, "blocks"> {
  blocks: JudgedBlock[];
}

export interface SlackHomePayload extends Omit<HomeView, "blocks"> {
  blocks: JudgedBlock[];
}
