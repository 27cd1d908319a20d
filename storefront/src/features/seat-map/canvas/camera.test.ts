import { describe, expect, it } from 'vitest';
import { toMap, toScreen } from '../geometry/viewport';
import { Camera } from './camera';
import { MapPlate } from './map-plate';

const BOX = { minX: 0, minY: 0, maxX: 1000, maxY: 1000 };
const AIR = { top: 0, right: 0, bottom: 0, left: 0 };

function aCamera(flies = true): Camera {
  const camera = new Camera(
    BOX,
    10,
    () => undefined,
    () => flies,
  );
  camera.resize({ width: 500, height: 500 }, AIR);
  return camera;
}

describe('Camera', () => {
  it('begins with everything in view', () => {
    const camera = aCamera();

    expect(camera.view.scale).toBe(0.5);
    expect(camera.isWhole).toBe(true);
  });

  it('flies to a section and lands there', () => {
    const camera = aCamera();
    camera.show({ minX: 100, minY: 100, maxX: 200, maxY: 200 }, 0);

    camera.step(100);
    const half = camera.view.scale;
    camera.step(10_000);

    expect(half).toBeGreaterThan(0.5);
    expect(half).toBeLessThan(camera.view.scale);
    expect(toScreen(camera.view, 150, 150)).toEqual([250, 250]);
    expect(camera.isFlying).toBe(false);
  });

  it('arrives at once where motion is unwanted', () => {
    const camera = aCamera(false);
    camera.show({ minX: 100, minY: 100, maxX: 200, maxY: 200 }, 0);

    expect(camera.isFlying).toBe(false);
    expect(toScreen(camera.view, 150, 150)).toEqual([250, 250]);
  });

  it('still arrives when a sheet shrinks the map on the way', () => {
    const camera = aCamera();
    camera.show({ minX: 100, minY: 100, maxX: 200, maxY: 200 }, 0);
    camera.step(50);

    camera.resize({ width: 500, height: 200 }, AIR);
    camera.step(10_000);

    expect(toScreen(camera.view, 150, 150)).toEqual([250, 100]);
  });

  it('adds up quick presses', () => {
    const camera = aCamera();
    camera.zoomStep(2, 0);
    camera.zoomStep(2, 10);
    camera.step(10_000);

    expect(camera.view.scale).toBe(2);
  });

  it('keeps the middle when the screen turns', () => {
    const camera = aCamera();
    camera.zoomAt(4, 100, 100);
    const middle = toMap(camera.view, 250, 250);

    camera.resize({ width: 300, height: 700 }, AIR);

    expect(toMap(camera.view, 150, 350)).toEqual(middle);
  });
});

describe('MapPlate', () => {
  const context = { setTransform: () => undefined, drawImage: () => undefined } as unknown as CanvasRenderingContext2D;

  function aPlate(): MapPlate {
    HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement['getContext'];
    const plate = new MapPlate();
    plate.resize({ width: 100, height: 100 }, 1);
    plate.take({ scale: 1, offsetX: 0, offsetY: 0 }, () => undefined);
    return plate;
  }

  it('is sharp for its own view, close for a moved one, useless far away', () => {
    const plate = aPlate();

    expect(plate.fitness({ scale: 1, offsetX: 0, offsetY: 0 })).toBe('sharp');
    expect(plate.fitness({ scale: 1, offsetX: 10, offsetY: 0 })).toBe('close');
    expect(plate.fitness({ scale: 1.3, offsetX: -15, offsetY: -15 })).toBe('close');
    expect(plate.fitness({ scale: 2.5, offsetX: -75, offsetY: -75 })).toBe('none');
    expect(plate.fitness({ scale: 1, offsetX: 60, offsetY: 0 })).toBe('none');
  });

  it('knows which strips it leaves bare', () => {
    expect(aPlate().uncovered({ scale: 1, offsetX: 10, offsetY: -5 })).toEqual([
      { minX: 0, minY: 95, maxX: 100, maxY: 100 },
      { minX: 0, minY: 0, maxX: 10, maxY: 95 },
    ]);
  });
});
